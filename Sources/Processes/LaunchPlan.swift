/// A program as it shall be started.
package struct LaunchPlan: Sendable {
  /// A path, or a name that is looked up in the environment's `PATH`.
  package var executable: String
  /// What is started in the sandbox instead, with `executable` and all it needs made visible: a program of a mount, which
  /// has no path on this machine. Looked up in the child's `PATH` if it is a name.
  package var programInside: String?
  package var arguments: [String]
  /// The child's whole environment; nothing is inherited. `HOME`, `TMPDIR` and `PATH` are filled in where missing.
  package var environment: [String: String]
  /// The folder to start in, as named by the user; nil starts in the private home. In the sandbox an existing folder
  /// is not made visible by being named here.
  package var workingFolder: String?
  /// Files and folders outside the system's that the user allowed the child to read.
  package var readablePaths: [String]
  /// Folders and files of ours, such as a fetched package, shown at a place of their own. Only in the sandbox.
  package var mounts: [Mount]
  /// True only if the user allowed this child the network.
  package var allowsNetwork: Bool
  package var confinement: Confinement
  package var limits: ProcessLimits

  package init(
    executable: String, programInside: String? = nil, arguments: [String] = [], environment: [String: String] = [:],
    workingFolder: String? = nil,
    readablePaths: [String] = [], mounts: [Mount] = [], allowsNetwork: Bool = false,
    confinement: Confinement = .sandbox,
    limits: ProcessLimits = ProcessLimits()
  ) {
    self.executable = executable
    self.programInside = programInside
    self.arguments = arguments
    self.environment = environment
    self.workingFolder = workingFolder
    self.readablePaths = readablePaths
    self.mounts = mounts
    self.allowsNetwork = allowsNetwork
    self.confinement = confinement
    self.limits = limits
  }

  /// Something of ours at a place inside the sandbox.
  package struct Mount: Sendable, Hashable {
    /// An absolute path of this machine without symbolic links in it.
    package let source: String
    /// An absolute path inside.
    package let place: String
    package let isWritable: Bool

    package init(source: String, place: String, isWritable: Bool = false) {
      self.source = source
      self.place = place
      self.isWritable = isWritable
    }
  }

  package enum Confinement: Sendable, Hashable {
    /// bubblewrap with the profile of promise 3; refused where that is not possible.
    case sandbox
    /// Nothing but an own process group; only when the user said `--sandbox none`.
    case none
  }
}

/// Bounds of one child and all its descendants.
package struct ProcessLimits: Sendable {
  /// Resident memory of the whole tree, in bytes.
  package var memoryBytes: Int
  /// Processes and threads of the whole tree.
  package var processes: Int
  /// Descriptors that one process may have open at a time.
  package var openFiles: Int
  /// How long it may take until a child begins, in milliseconds: the sandbox is built in that time.
  package var setupMilliseconds: Int
  /// How much of the end of standard error is kept, in bytes.
  package var errorTailBytes: Int
  /// How long a child may take to leave after its standard input was closed, and again after TERM, in milliseconds.
  package var graceMilliseconds: Int

  package init(
    memoryBytes: Int = 2 << 30, processes: Int = 256, openFiles: Int = 4_096, errorTailBytes: Int = 16 << 10,
    graceMilliseconds: Int = 2_000, setupMilliseconds: Int = 30_000
  ) {
    self.memoryBytes = memoryBytes
    self.processes = processes
    self.openFiles = openFiles
    self.setupMilliseconds = setupMilliseconds
    self.errorTailBytes = errorTailBytes
    self.graceMilliseconds = graceMilliseconds
  }
}
