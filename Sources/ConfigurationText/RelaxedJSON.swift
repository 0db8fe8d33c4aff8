import JSONText

/// JSON as people write it into configurations. Comments and trailing commas become spaces before it is read strictly,
/// so that every line and column stays where it was.
enum RelaxedJSON {
  static func read(_ bytes: [UInt8], limits: ConfigurationLimits) throws(ConfigurationProblem) -> ConfigurationNode? {
    let strict = strict(bytes)
    guard strict.contains(where: { $0 > 0x20 }) else { return nil }
    let root: JSONValue
    do throws(JSONSyntaxError) {
      root = try JSONDocument(strict, limits: JSONLimits(depth: limits.depth, bytes: limits.bytes)).root
    } catch {
      throw ConfigurationProblem(
        "cannot be read as JSON: \(error.reason.rawValue)", at: TextPlace(line: error.line, column: error.column))
    }
    var conversion = JSONConversion(strict, limits: limits)
    return try conversion.node(root)
  }

  private static func strict(_ bytes: [UInt8]) -> [UInt8] {
    var output = bytes
    var place = 0
    var lastComma: Int?
    while place < output.count {
      switch output[place] {
      case 0x22:
        lastComma = nil
        place = endOfString(output, from: place)
        continue
      case 0x2F where place + 1 < output.count && (output[place + 1] == 0x2F || output[place + 1] == 0x2A):
        place = blankComment(&output, from: place)
        continue
      case 0x2C: lastComma = place
      case 0x5D, 0x7D:
        if let comma = lastComma { output[comma] = 0x20 }
        lastComma = nil
      case 0x20, 0x09, 0x0A, 0x0D: break
      default: lastComma = nil
      }
      place += 1
    }
    return output
  }

  private static func endOfString(_ bytes: [UInt8], from start: Int) -> Int {
    var place = start + 1
    while place < bytes.count, bytes[place] != 0x22 { place += bytes[place] == 0x5C ? 2 : 1 }
    return min(place + 1, bytes.count)
  }

  private static func blankComment(_ bytes: inout [UInt8], from start: Int) -> Int {
    let isLine = bytes[start + 1] == 0x2F
    var end = start + 2
    if isLine {
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    } else {
      while end + 1 < bytes.count, bytes[end] != 0x2A || bytes[end + 1] != 0x2F { end += 1 }
      end = min(end + 2, bytes.count)
    }
    for place in start..<end where bytes[place] != 0x0A && bytes[place] != 0x0D { bytes[place] = 0x20 }
    return end
  }
}
