import JSONText

enum CanonicalFormCheck {
  /// True if a canonical form is JSON whose canonical form it is itself.
  static func isStable(_ form: [UInt8]) -> Bool {
    guard let document = try? JSONDocument(form) else { return false }
    return CanonicalForm.bytes(of: document.root) == form
  }
}
