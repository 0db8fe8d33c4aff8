// swift-tools-version: 6.2
import PackageDescription

// Plimsoll: one program in rooms along its flow. Who may see whom is decided here (the compiler enforces it)
// and told once more as a table in Tests/ArchitectureTests.

let package = Package(
  name: "plimsoll",
  products: [
    .executable(name: "plimsoll", targets: ["plimsoll"])
  ],
  dependencies: [
    // Verbs, options and help texts of the program and of the maintainers' tool.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Reading YAML: rule files (RulePacks) and client configurations (ConfigurationText). Nobody else may see it.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    // The SQLite store of snapshots and verdicts. Only Catalogue may see it.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // Starting MCP servers as child processes. Only Processes may see it.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    // File descriptors and paths, as swift-subprocess speaks them. Only Processes may see it.
    .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
  ],
  targets: [
    // The doors to Debian's C libraries.
    .systemLibrary(
      name: "CLibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    // SHA-256: libcurl brings libcrypto into the process anyway; swift-crypto would add minutes to every clean build.
    .systemLibrary(
      name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    // Gzip and Brotli for the written site; both come with libcurl anyway.
    .systemLibrary(name: "CCompression", providers: [.apt(["zlib1g-dev", "libbrotli-dev"])]),

    // Values and bytes.
    .target(name: "ToolModel"),
    .target(name: "JSONText"),
    .target(name: "Digests", dependencies: ["CLibCrypto", "ToolModel", "JSONText"]),
    .target(name: "ConfigurationText", dependencies: ["JSONText", .product(name: "Yams", package: "Yams")]),

    .target(name: "Compression", dependencies: ["CCompression"]),

    // The outside: network, markup, processes.
    .target(name: "Transfers", dependencies: ["CLibCurl"]),
    .target(name: "Markup", dependencies: ["CLibXML2"]),
    .target(
      name: "Processes",
      dependencies: [
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),

    // The stages.
    .target(
      name: "Crawling",
      dependencies: [
        "ToolModel", "JSONText", "Digests", "ConfigurationText", "Transfers", "Markup", "Processes",
      ]),
    .target(
      name: "Catalogue",
      dependencies: ["ToolModel", "JSONText", "Digests", .product(name: "GRDB", package: "GRDB.swift")]),
    .target(
      name: "RulePacks",
      dependencies: ["ToolModel", "JSONText", "Digests", .product(name: "Yams", package: "Yams")]),
    .target(name: "Classification", dependencies: ["ToolModel", "JSONText", "Digests", "RulePacks"]),
    .target(name: "Policies", dependencies: ["ToolModel", "JSONText", "Digests"]),
    .target(name: "Drift", dependencies: ["ToolModel", "JSONText", "Digests"]),
    .target(name: "Reports", dependencies: ["ToolModel", "JSONText", "Digests", "Drift", "Policies"]),

    // The programs.
    .executableTarget(
      name: "plimsoll",
      dependencies: [
        "ToolModel", "JSONText", "Digests", "Crawling", "Catalogue", "RulePacks", "Classification", "Drift", "Policies",
        "Compression", "ConfigurationText", "Reports", "Processes", "Transfers",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "generate-plimsoll",
      dependencies: [
        "RulePacks", "JSONText", "Policies",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Lists servers of the load server in Benchmarks, to be measured from outside.
    .executableTarget(
      name: "crawl-benchmark", dependencies: ["Crawling", "Processes", "ToolModel", "Transfers"],
      path: "Benchmarks/CrawlBenchmark"),

    // What the classifier costs; Benchmarks/Classifier/run compares it.
    .executableTarget(
      name: "ClassifierBenchmark", dependencies: ["Classification", "RulePacks", "ToolModel"],
      path: "Benchmarks/Classifier", exclude: ["hyperscan.c", "regular_expressions.py", "run"]),

    // Proof.
    .target(
      name: "TestSupport", dependencies: ["ToolModel", "JSONText", "Digests"], path: "Tests/TestSupport"),
    // A scripted HTTP server on loopback; TransfersTests talk to it, FakeServer serves MCP through it.
    .target(name: "LoopbackServer", path: "Tests/LoopbackServer"),
    .executableTarget(name: "FakeServer", dependencies: ["JSONText", "LoopbackServer"], path: "Tests/FakeServer"),
    .testTarget(name: "ToolModelTests", dependencies: ["ToolModel", "TestSupport"]),
    .testTarget(name: "JSONTextTests", dependencies: ["JSONText", "TestSupport"]),
    .testTarget(name: "ConfigurationTextTests", dependencies: ["ConfigurationText", "TestSupport"]),
    .testTarget(name: "DigestsTests", dependencies: ["Digests", "ToolModel", "JSONText", "TestSupport"]),
    .testTarget(name: "TransfersTests", dependencies: ["Transfers", "TestSupport", "LoopbackServer"]),
    .testTarget(name: "MarkupTests", dependencies: ["Markup", "TestSupport"]),
    .testTarget(name: "ProcessesTests", dependencies: ["Processes", "TestSupport", "FakeServer"]),
    .testTarget(
      name: "CrawlingTests",
      dependencies: [
        "Crawling", "ConfigurationText", "Digests", "ToolModel", "JSONText", "Transfers", "Processes", "TestSupport",
        "FakeServer", "LoopbackServer",
      ]),
    // Writes a store until it is killed.
    .executableTarget(
      name: "StoreWriter", dependencies: ["Catalogue", "ToolModel", "JSONText", "Digests"], path: "Tests/StoreWriter"),
    .testTarget(
      name: "CatalogueTests",
      dependencies: [
        "Catalogue", "ToolModel", "JSONText", "TestSupport", "StoreWriter",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], exclude: ["Golden"]),
    .testTarget(
      name: "DriftTests", dependencies: ["Drift", "Digests", "ToolModel", "JSONText", "TestSupport"]),
    .testTarget(name: "RulePacksTests", dependencies: ["RulePacks", "Digests", "TestSupport"]),
    .testTarget(
      name: "ClassificationTests",
      dependencies: ["Classification", "RulePacks", "ToolModel", "JSONText", "TestSupport"],
      exclude: ["Languages"]),
    .testTarget(
      name: "RuleTests", dependencies: ["Classification", "RulePacks", "ToolModel", "JSONText", "TestSupport"]),
    .testTarget(
      name: "QualityTests",
      dependencies: ["Classification", "RulePacks", "ToolModel", "JSONText", "TestSupport"]),
    .testTarget(
      name: "PoliciesTests",
      // Yams reads our YAML back: an independent parser for the tests only.
      dependencies: [
        "Policies", "RulePacks", "ToolModel", "JSONText", "TestSupport", .product(name: "Yams", package: "Yams"),
      ],
      exclude: ["Clients", "Golden", "Oracle"]),
    .testTarget(
      name: "ReportsTests",
      dependencies: ["Reports", "Drift", "Policies", "ToolModel", "JSONText", "Digests", "Markup", "TestSupport"],
      exclude: ["Golden", "Validators"]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["JSONText", "Markup", "TestSupport", "plimsoll", "FakeServer", "LoopbackServer"],
      exclude: ["Golden"]),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)

// One set of strict settings for every Swift target of ours.
for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),  // SE-0335
    .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
    .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),  // SE-0461
    .strictMemorySafety(),  // SE-0458
    .treatAllWarnings(as: .error),  // SE-0480
  ]
}
