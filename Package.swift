// swift-tools-version: 6.2
import PackageDescription

/// Every target is built in Swift 6 mode with strict memory safety.
let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .strictMemorySafety()]

let package = Package(
    name: "wiretext",
    platforms: [.macOS(.v26)],
    products: [
        .library(
            name: "WireText",
            targets: [
                "SourceText", "TCPWire", "PacketTrace", "WiresharkText", "PDML", "CaptureFile", "TraceLint",
                "HandshakeDiff",
            ]),
        .executable(name: "wiretext", targets: ["wiretext"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
    ],
    targets: [
        .target(name: "SourceText", swiftSettings: strict),
        .target(name: "TCPWire", swiftSettings: strict),
        .target(name: "PacketTrace", dependencies: ["SourceText", "TCPWire"], swiftSettings: strict),
        .target(name: "WiresharkText", dependencies: ["PacketTrace", "SourceText", "TCPWire"], swiftSettings: strict),
        .target(name: "CaptureFile", swiftSettings: strict),
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .target(
            name: "PDML", dependencies: ["CLibXML2", "PacketTrace", "SourceText", "TCPWire", "WiresharkText"],
            swiftSettings: strict),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        // The headers of toml++ (Debian's libtomlplusplus-dev): its pkg-config file asks for a shared library.
        .target(name: "CTOML"),
        .target(name: "TraceLint", dependencies: ["PacketTrace", "SourceText", "TCPWire"], swiftSettings: strict),
        .target(name: "HandshakeDiff", dependencies: ["PacketTrace", "TCPWire"], swiftSettings: strict),
        .target(name: "TraceExport", dependencies: ["PacketTrace", "SourceText", "TCPWire"], swiftSettings: strict),
        .target(
            name: "TraceReport", dependencies: ["HandshakeDiff", "PacketTrace", "SourceText", "TCPWire", "TraceLint"],
            swiftSettings: strict),
        .executableTarget(
            name: "wiretext",
            dependencies: [
                "SourceText", "TCPWire", "PacketTrace", "WiresharkText", "PDML", "CaptureFile", "TraceLint",
                "HandshakeDiff", "TraceExport", "TraceReport", "CTOML", "CZlib",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        .target(
            name: "TestSupport", dependencies: ["PacketTrace", "SourceText", "TCPWire", "WiresharkText"],
            path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(name: "SourceTextTests", dependencies: ["SourceText", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "TCPWireTests", dependencies: ["TCPWire", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "PacketTraceTests", dependencies: ["PacketTrace", "TCPWire", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "WiresharkTextTests",
            dependencies: ["WiresharkText", "CaptureFile", "PacketTrace", "SourceText", "TCPWire", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "TraceLintTests",
            dependencies: ["TraceLint", "WiresharkText", "PacketTrace", "SourceText", "TCPWire", "TestSupport"],
            swiftSettings: strict),
        .testTarget(name: "CaptureFileTests", dependencies: ["CaptureFile"], swiftSettings: strict),
        .testTarget(
            name: "PDMLTests",
            dependencies: ["PDML", "PacketTrace", "SourceText", "TCPWire", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "HandshakeDiffTests", dependencies: ["HandshakeDiff", "PacketTrace", "TCPWire", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "TraceReportTests",
            dependencies: [
                "TraceReport", "TraceLint", "WiresharkText", "PacketTrace", "SourceText", "TCPWire", "TestSupport",
            ], swiftSettings: strict),
        .testTarget(name: "CommandLineTests", dependencies: ["wiretext"], swiftSettings: strict),
        .testTarget(
            name: "GrammarTests", dependencies: ["PacketTrace", "TCPWire", "WiresharkText"], swiftSettings: strict),
    ],
    cxxLanguageStandard: .cxx17
)
