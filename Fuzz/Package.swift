// swift-tools-version: 6.2
import PackageDescription

/// Fuzzing, apart from the package itself: everything here is built with libFuzzer and AddressSanitizer, see `run`.
let package = Package(
    name: "Fuzz",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "wiretext", path: "..")],
    targets: [
        .executableTarget(
            name: "FuzzPDML", dependencies: [.product(name: "WireText", package: "wiretext")],
            swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags(["-parse-as-library"])])
    ]
)
