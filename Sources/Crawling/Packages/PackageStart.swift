import Processes
import ToolModel

/// How a fetched package is started: its program, in the sandbox, from the folder that it was installed in.
struct PackageStart: Sendable {
  let settings: CrawlSettings
  let vault: Vault

  func plan(_ package: PackageRequest, _ fetched: FetchedPackage) -> Result<LaunchPlan, PackageTrouble> {
    let runtime: PackageRuntime
    do throws(PackageTrouble) {
      runtime = try PackageRuntime.find(package, searchPath: settings.environmentPath)
    } catch {
      return .failure(error)
    }
    var plan = LaunchComposer(settings: settings, vault: vault).plan(
      CommandLine(
        executable: runtime.program, arguments: package.arguments, environment: package.environment,
        workingFolder: package.workingFolder))
    plan.mounts = [LaunchPlan.Mount(source: fetched.folder, place: "/package")]
    let programs = package.ecosystem == .npm ? "/package/node_modules/.bin/" : "/package/env/bin/"
    if let program = fetched.program(asked: package.program, package: package.name) {
      plan.programInside = programs + program
      return .success(plan)
    }
    if fetched.isModule, package.program == nil {
      plan.programInside = programs + "python"
      plan.arguments = ["-m", package.name.lowercased().replacing("-", with: "_")] + plan.arguments
      return .success(plan)
    }
    let names = fetched.scripts.map { "`\($0)`" }.joined(separator: ", ")
    let detail = fetched.scripts.isEmpty ? "it brings no program" : "it brings several programs: \(names)"
    let remedy =
      package.ecosystem == .pypi
      ? "name one: `-- uvx --from \(package.name) PROGRAM`" : "name one: `-- npx --package \(package.name) PROGRAM`"
    return .failure(
      PackageTrouble(
        .spawnFailed,
        package.program.map { "it brings no program `\($0)`" }
          ?? (fetched.scripts.isEmpty ? detail : "\(detail); \(remedy)")))
  }
}
