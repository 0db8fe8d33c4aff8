import Digests
import JSONText
package import ToolModel

/// The audit as a CycloneDX 1.6 bill of materials (ECMA-424): a service for each server with a nested service for each
/// tool, and a component for each package that provides one. Labels are properties in our own name space.
package enum AuditCycloneDX {
  /// Indented JSON with a line break at its end. Its serial number follows from its content, so that equal audits are
  /// equal files.
  package static func bom(_ servers: [AssessedServer], producer: ReportProducer) -> [UInt8] {
    let content = write(servers, producer, serialNumber: nil)
    return write(servers, producer, serialNumber: serialNumber(over: content)) + [0x0A]
  }

  private static func write(
    _ servers: [AssessedServer], _ producer: ReportProducer, serialNumber: String?
  ) -> [UInt8] {
    var writer = JSONWriter(indentation: 2)
    writer.object { bom in
      bom.key("$schema")
      bom.string("http://cyclonedx.org/schema/bom-1.6.schema.json")
      bom.key("bomFormat")
      bom.string("CycloneDX")
      bom.key("specVersion")
      bom.string("1.6")
      if let serialNumber {
        bom.key("serialNumber")
        bom.string(serialNumber)
      }
      bom.key("version")
      bom.integer(1)
      bom.key("metadata")
      bom.object { writeMetadata(producer, to: &$0) }
      let packages = servers.enumerated().filter { $0.element.source.id.text.hasPrefix("pkg:") }
      bom.key("components")
      bom.array { list in
        for (place, server) in packages { writePackage(server.source, place: place, to: &list) }
      }
      bom.key("services")
      bom.array { list in
        for (place, server) in servers.enumerated() { CycloneDXService(server, place: place).write(to: &list) }
      }
      bom.key("dependencies")
      bom.array { list in
        for (place, _) in packages {
          list.object {
            $0.key("ref")
            $0.string(CycloneDXService.reference(place))
            $0.key("dependsOn")
            $0.array { $0.string(packageReference(place)) }
          }
        }
      }
    }
    return writer.bytes
  }

  private static func writeMetadata(_ producer: ReportProducer, to metadata: inout JSONWriter) {
    metadata.key("tools")
    metadata.object { tools in
      tools.key("components")
      tools.array {
        $0.object {
          $0.key("type")
          $0.string("application")
          $0.key("name")
          $0.string("plimsoll")
          $0.key("version")
          $0.string(producer.version)
        }
      }
    }
    metadata.key("properties")
    metadata.array { CycloneDXService.writeProperty("rulesDigest", producer.rulesDigest, to: &$0) }
  }

  private static func writePackage(_ source: ServerSource, place: Int, to list: inout JSONWriter) {
    list.object { component in
      component.key("type")
      component.string("application")
      component.key("bom-ref")
      component.string(packageReference(place))
      component.key("name")
      component.string(VisibleText.line(source.name, limit: 1_000))
      if let version = source.version {
        component.key("version")
        component.string(VisibleText.line(version, limit: 1_000))
      }
      component.key("purl")
      component.string(VisibleText.line(source.id.text + (source.version.map { "@" + purlVersion($0) } ?? "")))
    }
  }

  private static func packageReference(_ place: Int) -> String { "package-\(place + 1)" }

  /// Percent-encoded as the package URL specification wants it.
  private static func purlVersion(_ version: String) -> String {
    var text = ""
    for byte in version.utf8 {
      let scalar = Unicode.Scalar(byte)
      if scalar.isASCII,
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || ".-_~:".unicodeScalars.contains(scalar)
      {
        text.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return text
  }

  /// A UUID of version 8 (RFC 9562 section 5.8) over the content.
  private static func serialNumber(over content: [UInt8]) -> String {
    var digits = Array(Digest.sha256(content).prefix(32))
    digits[12] = "8"
    digits[16] = "8"
    let cuts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
    return "urn:uuid:" + cuts.map { String(digits[$0]) }.joined(separator: "-")
  }
}
