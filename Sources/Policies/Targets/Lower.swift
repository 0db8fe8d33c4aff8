package import ToolModel

/// Writes a decision record as one target reads it.
///
/// The file never allows more than the record: a decision that the target cannot express becomes stricter, a tool that
/// it cannot name is left to the default denial, and each such change is a loss of the result.
package func lower(
  _ template: PolicyTemplate, to target: PolicyTarget, provenance: PolicyProvenance
) -> PolicyFile {
  guard target != .record else { return target.backEnd.lower(template, provenance: provenance) }
  return target.backEnd.lower(template.told(to: target.backEnd.abilities.kind), provenance: provenance)
}
