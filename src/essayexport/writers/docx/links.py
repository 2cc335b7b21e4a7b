"""The relationships of a part that holds text: addresses of its links, and its pictures."""

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False, repr=False)
class Relations:
    """Identifiers of relationships, by address of a link and by target of a picture."""

    links: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)

    def link(self, address: str) -> str:
        """The identifier of the relationship to an address; each has one."""
        return self.links.setdefault(address, f"link{len(self.links) + 1}")

    def picture(self, target: str) -> str:
        """The identifier of the relationship to a picture."""
        return self.pictures.setdefault(target, f"picture{len(self.pictures) + 1}")
