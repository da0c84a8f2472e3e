"""A week whose stores are the practice servers, and whose connectors are the program's own: a website, a Page and a
marketplace together, over real requests and answers."""
