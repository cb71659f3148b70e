"""What other apps may call."""

from kanteling.apps.frames.queries import Frames, FrameView, frames_by_id, frames_of, frames_on
from kanteling.apps.frames.rules import crossing
from kanteling.apps.frames.rules.frames import Weight

__all__ = ["FrameView", "Frames", "Weight", "crossing", "frames_by_id", "frames_of", "frames_on"]
