"""Papers of the shop (pick lists, packing slips, labels) as documents; the window shows, prints and saves them."""

from storemanager.documents.address_labels import address_labels, labels_file_name, labels_title
from storemanager.documents.document import Document, Paper
from storemanager.documents.packing_slips import packing_slips
from storemanager.documents.pick_list import pick_list

__all__ = [
    "Document",
    "Paper",
    "address_labels",
    "labels_file_name",
    "labels_title",
    "packing_slips",
    "pick_list",
]
