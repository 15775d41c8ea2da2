// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [.swiftLanguageMode(.v6), .unsafeFlags(["-parse-as-library"])]

func target(_ name: String) -> Target {
    .executableTarget(
        name: name, dependencies: ["FuzzSupport", .product(name: "WireText", package: "wiretext")],
        swiftSettings: settings)
}

/// Fuzzing, apart from the package itself: everything here is built with libFuzzer and AddressSanitizer, see `run`.
let package = Package(
    name: "Fuzz",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "wiretext", path: "..")],
    targets: [
        .target(
            name: "FuzzSupport", dependencies: [.product(name: "WireText", package: "wiretext")],
            swiftSettings: [.swiftLanguageMode(.v6)]),
        target("FuzzText"), target("FuzzPDML"), target("FuzzCapture"),
    ]
)
