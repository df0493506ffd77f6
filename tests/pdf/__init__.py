"""The PDF emitter, judged by other people's readers."""
