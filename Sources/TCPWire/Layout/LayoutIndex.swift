// Rows of ``LayoutTable`` by what lint asks of every section.

extension LayoutTable {
    private static let groupCount = Int(LayoutGroup.option.rawValue) + 1

    private static let places: [[Int]] = {
        var places = [[Int]](repeating: [], count: (Int(HeaderKind.other.rawValue) + 1) * groupCount)
        for (index, row) in rows.enumerated() {
            places[Int(row.header.rawValue) * groupCount + Int(row.group.rawValue)].append(index)
        }
        return places
    }()

    /// The rows of one group of lines in the sections of one header, in the order of printing.
    public static func rows(of group: LayoutGroup, in header: HeaderKind) -> [Int] {
        places[Int(header.rawValue) * groupCount + Int(group.rawValue)]
    }

    /// For each row the others of its header that have a label in common with it: the same line in other versions.
    public static let equals: [[Int]] = rows.indices.map { left in
        rows.indices.filter { right in
            left != right && rows[left].header == rows[right].header
                && rows[left].spellings.contains { first in
                    rows[right].spellings.contains { isEqual($0.label, first.label) }
                }
        }
    }

    /// Byte by byte: strings made of all labels would be most of what a short trace takes.
    private static func isEqual(_ left: StaticString, _ right: StaticString) -> Bool {
        let count = left.utf8CodeUnitCount
        guard count == right.utf8CodeUnitCount else { return false }
        return (0..<count).allSatisfy { unsafe left.utf8Start[$0] == right.utf8Start[$0] }
    }
}
