/// Reads the last words of a server that left at once: a missing variable or argument is the user's to give, anything
/// else is the server's fault.
enum StartTrouble {
  /// What the server misses, the empty text if it does not say its name; nil if its words are about something else.
  static func missingConfiguration(in lines: [String]) -> String? {
    let lines = lines.suffix(40).map(StartLine.init)
    for place in lines.indices.reversed() {
      if let name = complaint(at: place, of: lines) { return name }
    }
    // A server that fell over says why in its trace; only one that left by itself is judged by weaker words.
    guard !lines.contains(where: \.isTrace) else { return nil }
    return lines.reversed().lazy.compactMap(\.unsetSetting).first ?? lines.reversed().lazy.compactMap(\.usage).first
  }

  /// A line that says that something is missing. Its name stands in it, or in the lines that belong to it.
  private static func complaint(at place: Int, of lines: [StartLine]) -> String? {
    let line = lines[place]
    if let name = line.missingKey { return name }
    guard !line.isFaultOfTheServer else { return nil }
    // Validators write the field's name in the line before (`api_key`, then `  Field required [type=missing …`).
    if line.lower.hasPrefix("field required"), place > 0 { return lines[place - 1].onlyWord ?? "" }
    if line.saysRequired {
      return lines[..<place].suffix(6).reversed().lazy.compactMap(\.variable).first
        ?? lines[place...].prefix(6).lazy.compactMap(\.variable).first ?? ""
    }
    guard line.isComplaint else { return nil }
    if let name = line.variable ?? line.namedArgument { return name }
    guard line.hasSubject else { return nil }
    // Lists of what is missing follow in lines of their own.
    return lines[(place + 1)...].prefix(3).lazy.compactMap { $0.isListed ? $0.variable ?? $0.option : nil }.first ?? ""
  }
}
