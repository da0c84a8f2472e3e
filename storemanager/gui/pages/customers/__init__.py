"""Customers: the list, one person in full, merging and splitting."""

from storemanager.gui.pages.customers.page import CustomersPage

__all__ = ["CustomersPage"]
