"""Line mode: the same on plain input and output, for screen readers, pipes and dumb terminals."""
