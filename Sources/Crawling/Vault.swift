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
    let value: String
    let origin: Origin
  }

  /// Takes a secret in; `shown` is the text with its secret parts replaced by the mark.
  func keep(_ value: String, shown: String = SecretReference.mark, from origin: Origin) -> ConfiguredText {
    entries.withLock { entries in
      entries.append(Entry(value: value, origin: origin))
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

  /// Every secret of at least `minimumLength` bytes, the longest first: what must not appear in evidence.
  func secrets(minimumLength: Int = 4) -> [String] {
    entries.withLock { entries in
      Set(entries.map(\.value).filter { $0.utf8.count >= minimumLength }).sorted {
        $0.utf8.count == $1.utf8.count ? $0 < $1 : $0.utf8.count > $1.utf8.count
      }
    }
  }
}
