import JSONText
import ToolModel

/// Takes secrets out of the messages of a recording; what holds none goes in byte for byte.
struct RecordingRedactor: Sendable {
  let redactor: EvidenceRedactor

  func write(_ value: JSONValue, into writer: inout JSONWriter) {
    switch value.kind {
    case .null, .boolean, .number: writer.verbatim(value.sourceBytes)
    case .string:
      let text = value.string ?? ""
      let clean = redactor.redact(text)
      if clean == text { writer.verbatim(value.sourceBytes) } else { writer.string(clean) }
    case .array: writer.array { writer in for element in value.elements { write(element, into: &writer) } }
    case .object:
      writer.object { writer in
        for member in value.members {
          writer.key(redactor.redact(member.key))
          write(member.value, into: &writer)
        }
      }
    }
  }

  func write(_ trouble: Trouble, into writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("reason")
      writer.string(trouble.reason.rawValue)
      writer.key("message")
      writer.string(redactor.redact(trouble.message))
      if let status = trouble.httpStatus {
        writer.key("httpStatus")
        writer.integer(status)
      }
      if let detail = trouble.detail {
        writer.key("detail")
        writer.string(redactor.redact(detail))
      }
      if let hint = trouble.hint {
        writer.key("hint")
        writer.string(hint.rawValue)
      }
    }
  }
}
