"""A practice Facebook Page with its catalogue and its conversations, as the Graph API v26.0 shows them."""

from storemanager.practice.facebook.graph import PracticeGraph
from storemanager.practice.facebook.records import Person, Platform
from storemanager.practice.facebook.settings import GraphSettings
from storemanager.practice.facebook.writers import Writers

__all__ = ["GraphSettings", "Person", "Platform", "PracticeGraph", "Writers"]
