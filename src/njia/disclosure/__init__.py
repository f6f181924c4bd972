"""What may be said without harm: empty until it can be said safely, so only the network is published for."""
