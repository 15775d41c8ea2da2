import Foundation

/// Files that the tests read: those of the project and, where it is there, the folder beside it.
public enum Sample {
    private static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let folder = project.appendingPathComponent("Samples")

    /// A file below `Samples`.
    public static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appendingPathComponent(path)))
    }

    /// Folders of `Samples` that hold a file of this name; a folder added is a test added.
    public static func folders(with file: String) -> [String] {
        let found = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return found.filter { FileManager.default.fileExists(atPath: folder.path + "/\($0)/\(file)") }.sorted()
    }

    /// All packet details: `FOLDER/details….txt`.
    public static let details: [String] = {
        let names = folders(with: "details.txt")
        return names.flatMap { name -> [String] in
            let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/" + name)) ?? []
            return files.filter { $0.hasPrefix("details") && $0.hasSuffix(".txt") }.sorted().map { name + "/" + $0 }
        }
    }()

    /// The texts of one folder: `FOLDER/NAME.txt`.
    public static func texts(in name: String) -> [String] { files(in: name, ending: ".txt") }

    /// The files of one folder with this ending.
    public static func files(in name: String, ending: String) -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/" + name)) ?? []
        return files.filter { $0.hasSuffix(ending) }.sorted().map { name + "/" + $0 }
    }

    /// Texts beside the project, below `../shared`; none where that is missing.
    public static func shared(_ path: String) -> [[UInt8]] {
        let place = project.appendingPathComponent("../shared/" + path)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
        return names.sorted().compactMap { name in
            (try? Data(contentsOf: place.appendingPathComponent(name))).map { Array($0) }
        }
    }
}
