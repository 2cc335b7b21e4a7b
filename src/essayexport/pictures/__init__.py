"""The pictures that an essay names: found, read and measured once, so that writers only place them."""

from essayexport.pictures.loading import load
from essayexport.pictures.picture import Picture, Pictures
from essayexport.pictures.pixels import in_pixels

__all__ = ["Picture", "Pictures", "in_pixels", "load"]
