"""A product on every channel: what each will show, the words it says there, many products at once, and what is sent.

Four pages below the list of products, because Alt+Left then leads back from one to the other by itself."""
