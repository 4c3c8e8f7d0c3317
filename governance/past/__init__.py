"""What rows were: their histories in words, and the way back to any state they had."""
