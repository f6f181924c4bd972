"""The gazetteer, and from what people write to a place."""

from njia.places.bulk import answer_all
from njia.places.gazetteer import Gazetteer
from njia.places.place_file import OWN_PLACES, PlacesFileError
from njia.places.resolution import Candidate, Context, Resolution

__all__ = [
    "OWN_PLACES",
    "Candidate",
    "Context",
    "Gazetteer",
    "PlacesFileError",
    "Resolution",
    "answer_all",
]
