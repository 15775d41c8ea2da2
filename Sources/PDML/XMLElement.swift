/// Where a piece of a packet's XML stands, in bytes from the packet's `<`.
struct Piece: Hashable, Sendable {
    var start: Int32 = 0
    /// Before ``start`` where there is no such piece.
    var end: Int32 = -1

    var isPresent: Bool { end >= start }
    var isEmpty: Bool { end <= start }
    var count: Int { max(0, Int(end) - Int(start)) }
    var range: (start: Int, end: Int) { (Int(start), Int(end)) }
}

/// A start tag of PDML: which element it is, and where its attributes' values stand.
struct XMLElement {
    enum Kind: UInt8 {
        case packet, proto, field, other
    }

    /// The attributes that PDML has, in the order in which the parser knows them.
    enum Attribute: Int {
        case name, showname, hide, size, pos, show, value, unmaskedvalue

        static let names = ["name", "showname", "hide", "size", "pos", "show", "value", "unmaskedvalue"]
    }

    var kind: Kind
    private var pieces = InlineArray<8, Piece>(repeating: Piece())

    init(_ kind: Kind) { self.kind = kind }

    /// By the attribute's number.
    subscript(index: Int) -> Piece {
        get { pieces[index] }
        set { pieces[index] = newValue }
    }

    subscript(attribute: Attribute) -> Piece {
        get { pieces[attribute.rawValue] }
        set { pieces[attribute.rawValue] = newValue }
    }
}
