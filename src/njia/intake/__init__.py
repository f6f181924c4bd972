"""From a member's file to submissions, journeys, observations and problems."""
