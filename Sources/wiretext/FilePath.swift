#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Names of files, as far as they need no look at the files.
enum FilePath {
    /// From the root on, without `.` and `..`.
    static func absolute(_ path: String) -> String {
        var parts: [Substring] = []
        for part in join(here, path).split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// The folder that the program works in.
    static var here: String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        guard unsafe getcwd(&buffer, buffer.count) != nil else { return "/" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// A path as it is from a folder; one that begins at the root stays as it is.
    static func join(_ folder: String, _ path: String) -> String {
        path.hasPrefix("/") ? path : folder + "/" + path
    }

    /// The folder of a file, from the root on.
    static func folder(of path: String) -> String {
        let path = absolute(path)
        guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return "/" }
        return String(path[..<slash])
    }

    /// The last part.
    static func name(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }

    /// A file's name as it is from a folder, where it is below it; else from the root on.
    static func relative(_ path: String, to folder: String) -> String {
        let path = absolute(path)
        return path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.utf8.count + 1)) : path
    }

    static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// Whether a name fits a pattern of the shell, whose `*` stands for slashes, too.
    static func matches(_ name: String, _ pattern: String) -> Bool { unsafe fnmatch(pattern, name, 0) == 0 }
}
