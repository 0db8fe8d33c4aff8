package import ToolModel

extension ArgumentCondition.Test {
  /// Passes only `http` and `https` addresses of a host with a name of at least two labels, the last one of letters: no
  /// address in digits, no `localhost`, no user part that hides the host.
  package static let publicWebAddress = Self.text(
    pattern: #"^https?://(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?::[0-9]*)?(?:[/?#][\s\S]*)?$"#,
    refused: "^(?:" + notWeb.joined(separator: "|") + ")")

  /// Passes only paths that never climb: without `..` and without `~`, a home folder.
  package static let pathBelow = Self.text(
    pattern: #"^(?:\.?[^.~])*\.?$"#, refused: #"\.\.|~"#)

  /// Passes only a single statement of SQL that begins with `select`, `show` or `describe`, without `into`, which
  /// writes a table or a file in some dialects, and without a second statement or a comment that could hide one.
  package static let readingQuery = Self.text(
    pattern: "^[ \\t\\r\\n]*(?:[Ss][Ee][Ll][Ee][Cc][Tt]|[Ss][Hh][Oo][Ww]|[Dd][Ee][Ss][Cc][Rr][Ii][Bb][Ee])"
      + "[ \\t\\r\\n]" + withoutInto + ";?[ \\t\\r\\n]*$", refused: nil)

  /// Passes only a single mail address at one of these domains, which hold nothing but letters, digits, `-` and dots.
  static func recipient(in domains: [String]) -> Self {
    let choice = domains.map { $0.split(separator: ".").joined(separator: "\\.") }.joined(separator: "|")
    return .text(pattern: "^[A-Za-z0-9._%+-]+@(?:\(choice))$", refused: nil)
  }

  private static let notWeb = [
    // Another scheme, or too short to hold one.
    "(?:[^h]|h[^t]|ht[^t]|htt[^p]|http[^s:]|https[^:]|https?:[^/]|https?:/[^/])",
    #"(?:h|ht|htt|http|https|https?:|https?:/)?$"#,
    // An empty label, or only one label.
    #"https?://(?:\.|[A-Za-z0-9.-]*\.\.|[A-Za-z0-9-]*(?:[^A-Za-z0-9.-]|$))"#,
    // A last label that is too short or has something else than letters.
    #"https?://[A-Za-z0-9.-]*\.[A-Za-z]?(?:[^A-Za-z0-9.-]|$)"#,
    #"https?://[A-Za-z0-9.-]*\.[A-Za-z0-9-]*[0-9-][A-Za-z0-9-]*(?:[^A-Za-z0-9.-]|$)"#,
    // Something else than a port, path, query or fragment after the host; something else than digits in the port.
    "https?://[A-Za-z0-9.-]*[^A-Za-z0-9.:/?#-]",
    "https?://[A-Za-z0-9.-]*:[0-9]*[^0-9/?#]",
  ]

  /// Any text without `into`, in any case, and without `;`: the automaton that looks for the word, written out.
  private static let withoutInto: String = {
    let again = "(?:[Ii]|[Nn][Ii]|[Nn][Tt][Ii])*"
    let out = "(?:[^IiNn;]|[Nn][^IiTt;]|[Nn][Tt][^IiOo;])"
    return "(?:[^Ii;]|[Ii]\(again)\(out))*(?:[Ii]\(again)(?:[Nn][Tt]?)?)?"
  }()
}
