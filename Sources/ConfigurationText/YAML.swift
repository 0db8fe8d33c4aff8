import Yams

/// YAML 1.1 by libyaml. Aliases are followed within the limit on values, merge keys (`<<`) are merged.
enum YAML {
  private static let byteLimit = 1 << 20

  static func read(_ bytes: [UInt8], limits: ConfigurationLimits) throws(ConfigurationProblem) -> ConfigurationNode? {
    guard bytes.count <= byteLimit else {
      throw ConfigurationProblem("the file is longer than \(byteLimit) bytes", at: TextPlace(line: 0, column: 0))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ConfigurationProblem("the file is not UTF-8", at: TextPlace(line: 0, column: 0))
    }
    guard !YAMLAliases.mayMultiply(bytes) else {
      throw ConfigurationProblem(
        "the file repeats more than \(YAMLAliases.limit) values by aliases", at: TextPlace(line: 0, column: 0))
    }
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw problem(error)
    } catch {
      throw ConfigurationProblem("the file is not YAML", at: TextPlace(line: 0, column: 0))
    }
    guard let node else { return nil }
    var conversion = Conversion(limits: limits)
    return try conversion.node(node, depth: 0)
  }

  private static func problem(_ error: YamlError) -> ConfigurationProblem {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return ConfigurationProblem("cannot be read as YAML: \(problem)", at: place(mark))
    case .duplicatedKeysInMapping(_, let context):
      return ConfigurationProblem("cannot be read as YAML: a key stands there twice", at: place(context.mark))
    default: return ConfigurationProblem("cannot be read as YAML", at: TextPlace(line: 0, column: 0))
    }
  }

  private static func place(_ mark: Mark?) -> TextPlace {
    mark.map { TextPlace(line: max(0, $0.line), column: max(0, $0.column)) } ?? TextPlace(line: 0, column: 0)
  }

  private struct Conversion {
    let limits: ConfigurationLimits
    var count = 0

    mutating func node(_ node: Node, depth: Int) throws(ConfigurationProblem) -> ConfigurationNode {
      let place = YAML.place(node.mark)
      count += 1
      guard count <= limits.values, depth <= limits.depth else {
        throw ConfigurationProblem("the file has too many values, or they stand too deep", at: place)
      }
      switch node {
      case .scalar(let scalar): return ConfigurationNode(Self.value(scalar), at: place)
      case .sequence(let sequence):
        var elements: [ConfigurationNode] = []
        for element in sequence { elements.append(try self.node(element, depth: depth + 1)) }
        return ConfigurationNode(.list(elements), at: place)
      case .mapping(let mapping):
        return ConfigurationNode(.map(try members(mapping, depth: depth)), at: place)
      case .alias: throw ConfigurationProblem("an alias leads nowhere", at: place)
      }
    }

    private mutating func members(
      _ mapping: Node.Mapping, depth: Int
    ) throws(ConfigurationProblem) -> [ConfigurationMember] {
      var members: [ConfigurationMember] = []
      var merged: [ConfigurationMember] = []
      for (key, value) in mapping {
        guard case .scalar(let scalar) = key else {
          throw ConfigurationProblem("a key is not a plain word", at: YAML.place(key.mark))
        }
        let found = try node(value, depth: depth + 1)
        if scalar.string == "<<", scalar.style == .plain {
          merged += found.members ?? (found.elements ?? []).flatMap { $0.members ?? [] }
        } else {
          members.append(ConfigurationMember(key: scalar.string, place: YAML.place(key.mark), value: found))
        }
      }
      guard !merged.isEmpty else { return members }
      var known = Set(members.map(\.key))
      for member in merged where known.insert(member.key).inserted { members.append(member) }
      return members
    }

    /// Plain words as YAML 1.1's core types read them; what is quoted is text.
    private static func value(_ scalar: Node.Scalar) -> ConfigurationNode.Value {
      guard scalar.style == .plain else { return .text(scalar.string) }
      switch scalar.string {
      case "", "~", "null", "Null", "NULL": return .null
      case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON": return .boolean(true)
      case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF": return .boolean(false)
      default: return .text(scalar.string)
      }
    }
  }
}
