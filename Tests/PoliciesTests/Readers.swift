import RulePacks

@testable import Policies

/// Readers of policies for the server of the tests.
enum Readers {
  static func of(_ target: PolicyTarget, server: String = "harbour") -> PolicyReader {
    PolicyReader(target, server: server) { (bytes) throws(PolicyReadingProblem) in
      do throws(RuleProblem) {
        return try YAMLAsJSON.read(bytes, path: "test")
      } catch {
        throw PolicyReadingProblem(message: "line \(error.line): \(error.message)")
      }
    }
  }
}
