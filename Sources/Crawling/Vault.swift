import Synchronization
import ToolModel

/// The process-local store of secrets. Sources hold references into it; ids, digests, the store and logs see the
/// redacted form only.
package final class Vault: Sendable {
  private let entries = Mutex<[Entry]>([])

  package init() {}

  /// Where a value comes from decides whether it is passed on without being asked for.
  enum Origin: Sendable {
    /// The user typed it for this run.
    case caller
    /// A configuration holds it.
    case configuration
  }

  private struct Entry: Sendable {
    /// Nil for a variable whose value nobody gave.
    let value: String?
    let shown: String
    let origin: Origin

    /// What the mark stands for, where only a part of the value is secret.
    var core: String? {
      guard let value, let place = shown.firstPlace(of: SecretReference.mark) else { return nil }
      let (before, after) = (shown[..<place.lowerBound].utf8, shown[place.upperBound...].utf8)
      guard !before.isEmpty || !after.isEmpty, value.utf8.count > before.count + after.count,
        value.utf8.starts(with: before), value.utf8.reversed().starts(with: after.reversed())
      else { return nil }
      return String(decoding: value.utf8.dropFirst(before.count).dropLast(after.count), as: UTF8.self)
    }
  }

  /// Takes a secret in; `shown` is the text with its secret parts replaced by the mark.
  func keep(_ value: String, shown: String = SecretReference.mark, from origin: Origin) -> ConfiguredText {
    entries.withLock { entries in
      entries.append(Entry(value: value, shown: shown, origin: origin))
      return .secret(SecretReference(index: entries.count - 1, shown: shown))
    }
  }

  /// A text whose value is not known; `shown` names what it needs.
  func keepUnknown(shown: String) -> ConfiguredText {
    entries.withLock { entries in
      entries.append(Entry(value: nil, shown: shown, origin: .configuration))
      return .secret(SecretReference(index: entries.count - 1, shown: shown))
    }
  }

  /// The real value, if it may be passed on; nil where a placeholder must do.
  func value(of text: ConfiguredText, passesConfigured: Bool) -> String? {
    guard case .secret(let reference) = text else { return text.redacted }
    return entries.withLock { entries in
      guard entries.indices.contains(reference.index) else { return nil }
      let entry = entries[reference.index]
      return passesConfigured || entry.origin == .caller ? entry.value : nil
    }
  }

  /// The secrets that a server really gets, whole and by their secret parts.
  func passed(to source: ServerSource, passesConfigured: Bool) -> [String] {
    secrets(of: source) { passesConfigured || $0 == .caller }
  }

  /// The secrets of a source of at least four bytes, passed on or not: what must not appear in evidence.
  func secrets(of source: ServerSource) -> [String] {
    secrets(of: source) { _ in true }.filter { $0.utf8.count >= 4 }
  }

  private func secrets(of source: ServerSource, where isWanted: (Origin) -> Bool) -> [String] {
    let texts = source.location.texts
    return entries.withLock { entries in
      texts.flatMap { text -> [String] in
        guard case .secret(let reference) = text, entries.indices.contains(reference.index) else { return [] }
        let entry = entries[reference.index]
        return isWanted(entry.origin) ? [entry.value, entry.core].compactMap(\.self) : []
      }
    }
  }
}

extension ServerLocation {
  /// Every text that may be a reference into the vault.
  fileprivate var texts: [ConfiguredText] {
    switch self {
    case .command(let command): command.texts
    case .endpoint(let endpoint):
      (endpoint.query + endpoint.headers).map(\.value) + [endpoint.hiddenURL].compactMap(\.self)
    case .package(let package):
      package.arguments + package.environment.map(\.value) + (package.launcher.map(\.texts) ?? [])
    case .savedList: []
    }
  }
}

extension CommandLine {
  fileprivate var texts: [ConfiguredText] { arguments + environment.map(\.value) }
}
