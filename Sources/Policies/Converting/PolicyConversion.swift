package import JSONText
package import ToolModel

/// Turns a policy of one of the two proxy formats into the other.
///
/// The result never lets more through than the original: what the other format cannot say denies the tool, and every
/// such change is a loss.
package enum PolicyConversion {
  /// The Intercept proxy's YAML, as JSON, to the hosted JSON policy.
  package static func toPolicyLayer(_ root: JSONValue) -> PolicyFile {
    var intake = InterceptIntake()
    let policy = intake.read(root)
    var output = PolicyLayerOutput(losses: intake.losses)
    let bytes = output.write(policy)
    return PolicyTarget.policyLayerJSON.file(bytes, output.losses)
  }

  /// The hosted JSON policy to the Intercept proxy's YAML.
  package static func toIntercept(_ root: JSONValue) -> PolicyFile {
    var intake = PolicyLayerIntake()
    let policy = intake.read(root)
    var output = InterceptOutput(losses: intake.losses)
    let lines = output.write(policy)
    return PolicyTarget.interceptYAML.file(lines, output.losses)
  }
}
