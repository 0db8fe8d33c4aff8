/// The revisions of the Model Context Protocol that we speak, oldest first.
enum ProtocolRevision: String, Sendable, CaseIterable, Comparable {
  case november2024 = "2024-11-05"
  case march2025 = "2025-03-26"
  case june2025 = "2025-06-18"
  case november2025 = "2025-11-25"
  case july2026 = "2026-07-28"

  /// Stateless: no handshake, every request describes itself.
  var isModern: Bool { self == .july2026 }

  /// The newest revision with a handshake: what we offer.
  static let newestLegacy = ProtocolRevision.november2025
  /// The newest revision without one.
  static let newestModern = ProtocolRevision.july2026

  static func < (left: ProtocolRevision, right: ProtocolRevision) -> Bool { left.rawValue < right.rawValue }
}
