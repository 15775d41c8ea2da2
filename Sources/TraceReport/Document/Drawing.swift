/// A picture made of lines and words; lengths in pixels.
public struct Drawing: Sendable {
    public enum Anchoring: UInt8, Hashable, Sendable {
        case start, middle, end

        public var name: StaticString {
            switch self {
            case .start: "start"
            case .middle: "middle"
            case .end: "end"
            }
        }
    }

    public enum Role: UInt8, Hashable, Sendable {
        case life, arrow, reset, name, title, detail, time, state, box

        /// The name of the style.
        public var name: StaticString {
            switch self {
            case .life: "l-life"
            case .arrow: "l-arrow"
            case .reset: "l-reset"
            case .name: "l-name"
            case .title: "l-title"
            case .detail: "l-detail"
            case .time: "l-time"
            case .state: "l-state"
            case .box: "l-box"
            }
        }
    }

    public enum Shape: Sendable {
        case line(Role, x1: Int, y1: Int, x2: Int, y2: Int)
        /// A triangle with its tip at the point, pointing the way from `fromX`, `fromY`.
        case polygon(Role, points: [(Int, Int)])
        case box(Role, x: Int, y: Int, width: Int, height: Int)
        case text(Role, x: Int, y: Int, Anchoring, String)
    }

    public var title: String
    public var alternative: String
    public var width: Int
    public var height: Int
    public var shapes: [Shape] = []

    public init(title: String, alternative: String, width: Int, height: Int) {
        self.title = title
        self.alternative = alternative
        self.width = width
        self.height = height
    }
}
