"""The conversation, the rights told and the clock of the Wmo: pure rules."""
