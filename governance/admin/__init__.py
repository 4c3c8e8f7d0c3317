"""Where staff keep who decides: bodies, seats, people, organizations, resolutions."""

from governance.admin import bodies, decisions, organizations, seats

__all__ = ["bodies", "decisions", "organizations", "seats"]
