"""A random shop for a simulated week: the real engine and the real book against simulated channels, on a virtual
clock."""
