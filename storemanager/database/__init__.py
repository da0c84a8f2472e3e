"""The shop's book: opening, transactions, migrations, search."""

from storemanager.database.book import Book, book_url, open_book

__all__ = ["Book", "book_url", "open_book"]
