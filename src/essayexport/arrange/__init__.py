"""The whole paper as a page style asks for it: title page, labels, captions and the order of its parts."""

from essayexport.arrange.hand_numbers import tell_hand_numbers
from essayexport.arrange.levels import heading_levels
from essayexport.arrange.paper import arrange, tell_unresolved, with_list_look

__all__ = ["arrange", "heading_levels", "tell_hand_numbers", "tell_unresolved", "with_list_look"]
