// Placeholder that lets the package build until the room is filled.
