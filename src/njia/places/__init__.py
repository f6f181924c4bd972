"""The gazetteer, and from what people write to a place."""

from njia.places.gazetteer import Gazetteer
from njia.places.place_file import PlacesFileError
from njia.places.resolution import Candidate, Context, Resolution

__all__ = ["Candidate", "Context", "Gazetteer", "PlacesFileError", "Resolution"]
