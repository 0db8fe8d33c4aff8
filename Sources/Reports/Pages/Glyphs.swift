/// Small drawings of ours.
enum Glyphs {
  /// The load line: a disc with a bar across it.
  static let mark: Literal = """
    <svg class="mark" viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">\
    <circle cx="16" cy="16" r="9.5" fill="none" stroke="currentColor" stroke-width="3"/>\
    <path d="M1 16h30" stroke="currentColor" stroke-width="3"/></svg>
    """
}
