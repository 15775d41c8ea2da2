import SourceText
import TCPWire
import TraceLint

/// The Static Analysis Results Interchange Format, version 2.1.0. Columns count Unicode characters.
enum LintSARIF {
    static func render(_ report: LintReport) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member(
                "$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
            json.member("version", "2.1.0")
            json.key("runs")
            json.array([report]) { json, report in
                json.object { json in
                    SARIFTool.write(&json)
                    json.member("columnKind", "unicodeCodePoints")
                    json.key("artifacts")
                    json.array(report.inputs) { json, input in
                        json.object { json in location(&json, "location", input.path) }
                    }
                    json.key("results")
                    json.array(report.entries) { json, entry in result(&json, entry, report) }
                }
            }
        }
        json.newline()
        return json.bytes
    }

    private static func result(_ json: inout JSONWriter, _ entry: LintReport.Entry, _ report: LintReport) {
        let finding = entry.finding
        // A capture has no lines to point at.
        let isText = report.inputs.first { $0.path == entry.path }.map { "\($0.kind)" != "capture" } ?? true
        json.object { json in
            json.member("ruleId", "\(finding.rule.code)")
            if let index = SARIFTool.index(of: finding.rule) { json.member("ruleIndex", index) }
            json.member("level", SARIFTool.level(finding.severity))
            message(&json, finding.message)
            json.key("locations")
            json.array([entry.place]) { json, place in
                json.object { json in physicalLocation(&json, entry.path, isText ? place : nil) }
            }
            if !entry.related.isEmpty {
                json.key("relatedLocations")
                json.array(Array(zip(finding.related, entry.related))) { json, pair in
                    json.object { json in
                        physicalLocation(&json, entry.path, isText ? pair.1 : nil)
                        message(&json, pair.0.message)
                    }
                }
            }
            json.key("partialFingerprints")
            json.object { json in json.member("wiretext/v1", Fingerprint.text(of: entry)) }
            if !entry.edits.isEmpty { fixes(&json, entry) }
            json.key("properties")
            json.object { json in
                json.member("kind", "\(finding.kind.name)")
                json.member("packet", finding.packet)
                if let frame = finding.frame { json.member("frame", Int(truncatingIfNeeded: frame)) }
                json.member("field", "\(FieldTable.name(finding.field))")
            }
        }
    }

    private static func fixes(_ json: inout JSONWriter, _ entry: LintReport.Entry) {
        json.key("fixes")
        json.array([entry]) { json, entry in
            json.object { json in
                json.key("description")
                json.object { json in
                    json.member("text", entry.finding.expected.map { "Write \($0)" } ?? "Mend the text")
                }
                json.key("artifactChanges")
                json.array([entry]) { json, entry in
                    json.object { json in
                        location(&json, "artifactLocation", entry.path)
                        json.key("replacements")
                        json.array(entry.edits) { json, edit in
                            json.object { json in
                                json.key("deletedRegion")
                                region(&json, edit.place, withSnippet: false)
                                json.key("insertedContent")
                                json.object { json in
                                    json.member("text", String(decoding: edit.text, as: UTF8.self))
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static func message(_ json: inout JSONWriter, _ text: String) {
        json.key("message")
        json.object { json in json.member("text", text) }
    }

    private static func location(_ json: inout JSONWriter, _ key: StaticString, _ path: String) {
        json.key(key)
        json.object { json in json.member("uri", FileReference.uri(path)) }
    }

    private static func physicalLocation(_ json: inout JSONWriter, _ path: String, _ place: LintReport.Place?) {
        json.key("physicalLocation")
        json.object { json in
            location(&json, "artifactLocation", path)
            guard let place else { return }
            json.key("region")
            region(&json, place, withSnippet: true)
        }
    }

    private static func region(_ json: inout JSONWriter, _ place: LintReport.Place, withSnippet: Bool) {
        json.object { json in
            json.member("startLine", place.start.line)
            json.member("startColumn", ShownLine(place.line).characters(before: place.start.column - 1) + 1)
            json.member("endLine", place.end.line)
            json.member("endColumn", ShownLine(place.lastLine).characters(before: place.end.column - 1) + 1)
            guard withSnippet, place.start.line == place.end.line else { return }
            let start = min(place.start.column - 1, place.line.count)
            let end = min(max(place.end.column - 1, start), place.line.count)
            json.key("snippet")
            json.object { json in json.member("text", ShownLine(place.line).text(start..<end)) }
        }
    }
}
