import TraceReport

/// Findings that are known and not reported, by their fingerprints: they stay known where lines move.
///
/// A line for each: fingerprint, how often it occurs in the file, code, and the file's name from the baseline's folder.
struct Baseline {
    private static let heading = "# wiretext baseline 1"

    private struct Key: Hashable {
        var fingerprint: String
        var path: String
    }

    private let folder: String
    private var counts: [Key: Int] = [:]

    init(reading path: String) throws(InputFailure) {
        folder = FilePath.folder(of: path)
        let raw = try RawInput(opening: path)
        var text = raw.head
        do throws(SystemFailure) {
            try raw.eachBlock { block throws(SystemFailure) in text += block }
        } catch {
            throw InputFailure(message: "\(path): cannot be read: \(error.text)")
        }
        raw.file.close()
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first == Self.heading[...] else {
            throw InputFailure(message: "\(path):1:1: is no baseline; the first line must be '\(Self.heading)'")
        }
        for (index, line) in lines.enumerated() where !line.isEmpty && line.first != "#" {
            let parts = line.split(separator: " ", maxSplits: 3)
            guard parts.count == 4, parts[0].utf8.count == 16, let count = Int(parts[1]), count > 0 else {
                throw InputFailure(
                    message: "\(path):\(index + 1):1: expected a fingerprint, a count, a rule and a file's name")
            }
            counts[Key(fingerprint: String(parts[0]), path: String(parts[3])), default: 0] += count
        }
    }

    /// Whether the finding is a known one; each counts once.
    mutating func takes(_ entry: LintReport.Entry) -> Bool {
        let key = Key(fingerprint: Fingerprint.text(of: entry), path: FilePath.relative(entry.path, to: folder))
        guard let count = counts[key], count > 0 else { return false }
        counts[key] = count - 1
        return true
    }

    /// The text of a baseline that knows these findings.
    static func text(of entries: [LintReport.Entry], at path: String) -> [UInt8] {
        let folder = FilePath.folder(of: path)
        var counts: [String: Int] = [:]
        var order: [(fingerprint: String, rest: String)] = []
        for entry in entries {
            let name = FilePath.relative(entry.path, to: folder)
            let known = (Fingerprint.text(of: entry), "\(entry.finding.rule.code) \(name)")
            counts[known.0 + known.1, default: 0] += 1
            if counts[known.0 + known.1] == 1 { order.append(known) }
        }
        let lines = order.sorted { ($0.rest, $0.fingerprint) < ($1.rest, $1.fingerprint) }
            .map { "\($0.fingerprint) \(counts[$0.fingerprint + $0.rest] ?? 1) \($0.rest)\n" }
        let head = heading + "\n# Findings that are not reported; lint --write-baseline writes this file anew.\n"
        return Array((head + lines.joined()).utf8)
    }
}
