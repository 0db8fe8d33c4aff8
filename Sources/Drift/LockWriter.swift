package import Digests
import JSONText
import ToolModel

extension ToolLock {
  /// What a signature covers comes behind these words, so that it is worth nothing under another kind of file.
  static let signatureContext = Array("plimsoll-lock-1\n".utf8)

  /// The file's bytes: indented, one member a line, so that a review of the file shows what changed; signed if `key` is
  /// given.
  package func bytes(signedBy key: SigningKey? = nil) -> [UInt8] {
    guard let key else { return write(signature: nil) }
    let plain = write(signature: nil)
    guard let document = try? JSONDocument(plain) else { return plain }
    let message = Self.signatureContext + CanonicalForm.bytes(of: document.root)
    return write(signature: (key.verifyingKey.id, Base64.text(key.signature(of: message))))
  }

  private func write(signature: (key: String, value: String)?) -> [UInt8] {
    var writer = JSONWriter(indentation: 2)
    writer.object { lock in
      lock.key("lockVersion")
      lock.integer(Self.formatVersion)
      lock.key("plimsoll")
      lock.string(generatorVersion)
      lock.key("rulesDigest")
      lock.string(rulesDigest)
      lock.key("targets")
      lock.array { list in for target in targets { list.string(target) } }
      lock.key("servers")
      lock.array { list in for server in servers { server.write(to: &list) } }
      guard let signature else { return }
      lock.key("signature")
      lock.object {
        $0.key("algorithm")
        $0.string("ed25519")
        $0.key("key")
        $0.string(signature.key)
        $0.key("value")
        $0.string(signature.value)
      }
    }
    return writer.bytes + [0x0A]
  }
}

extension LockedServer {
  fileprivate func write(to list: inout JSONWriter) {
    list.object { object in
      object.key("id")
      object.string(id.text)
      object.key("name")
      object.string(name)
      object.key("sourceVersion")
      if let sourceVersion { object.string(sourceVersion) } else { object.null() }
      object.key("serverInfo")
      object.object {
        $0.key("name")
        $0.string(info.name)
        $0.key("version")
        $0.string(info.version)
        guard let title = info.title else { return }
        $0.key("title")
        $0.string(title)
      }
      object.key("instructions")
      if let instructions { object.string(instructions) } else { object.null() }
      object.key("complete")
      object.boolean(isComplete)
      object.key("findings")
      findings.write(to: &object)
      object.key("tools")
      object.array { list in for tool in tools { tool.write(to: &list) } }
    }
  }
}

extension LockedTool {
  fileprivate func write(to list: inout JSONWriter) {
    list.object { object in
      object.key("name")
      object.string(name)
      if ordinal > 0 {
        object.key("ordinal")
        object.integer(ordinal)
      }
      object.key("digest")
      object.string(digest)
      object.key("coreDigest")
      object.string(coreDigest)
      object.key("category")
      object.string(category.rawValue)
      object.key("risk")
      object.string(risk.rawValue)
      object.key("capabilities")
      object.array { list in for capability in capabilities { list.string(capability.rawValue) } }
      object.key("findings")
      findings.write(to: &object)
      guard !definition.isEmpty, let document = try? JSONDocument(definition) else { return }
      object.key("definition")
      object.value(document.root)
    }
  }
}

extension [LockedFinding] {
  fileprivate func write(to object: inout JSONWriter) {
    object.array { list in
      for finding in self {
        list.object {
          $0.key("id")
          $0.string(finding.id)
          $0.key("severity")
          $0.string(finding.severity.rawValue)
        }
      }
    }
  }
}
