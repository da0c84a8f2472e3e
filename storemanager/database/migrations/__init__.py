"""The steps from one state of the book's tables to the next, walked by Alembic when an older book is opened."""
