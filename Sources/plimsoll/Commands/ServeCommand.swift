import ArgumentParser
import Glibc
import Transfers

/// A look at a site before it is published.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Show a written site in a browser on this machine.",
    discussion: """
      plimsoll serve reports/site

      Only this machine can see it, unless `--address` says otherwise. It is no server for the public: copy the folder to
      any static host instead.
      """)

  @Argument(help: "The site's folder.")
  var folder = "reports/site"

  @Option(help: ArgumentHelp("The port; 0 takes any that is free.", valueName: "number"))
  var port: UInt16 = 8000

  @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
  var address = "127.0.0.1"

  func run() async throws {
    guard Files.exists(folder + "/index.html") else {
      throw ProgramError("there is no site in `\(folder)`: write one with `plimsoll site -o \(folder)`")
    }
    let server: PageServer
    do throws(PageServer.Problem) {
      server = try PageServer(address: address, port: port)
    } catch {
      throw ProgramError("cannot serve: \(error.message)")
    }
    let host = address.contains(":") ? "[\(address)]" : address
    Console.note("serving \(folder) on http://\(host):\(server.port)/ until Ctrl-C")
    if !["127.0.0.1", "::1", "localhost"].contains(address), !address.hasPrefix("127.") {
      Console.note("note: everybody who can reach \(address) can see it")
    }
    let pages = ServedFolder(folder)
    server.run(shouldStop: { Task.isCancelled }) { pages.answer($0) }
  }
}
