/// Where the lines and words of a ladder stand.
enum LadderDrawing {
    struct Measures {
        var width: Int
        var left: Int
        var right: Int
        /// Whether times stand left of the ladder; else above each arrow.
        var hasTimeColumn: Bool

        static let wide = Measures(width: 600, left: 164, right: 536, hasTimeColumn: true)
        static let narrow = Measures(width: 344, left: 50, right: 294, hasTimeColumn: false)
    }

    static func draw(_ ladder: Ladder, _ measures: Measures) -> Drawing {
        var drawing = Drawing(title: ladder.title, alternative: ladder.alternative, width: measures.width, height: 0)
        let middle = (measures.left + measures.right) / 2
        for (x, side) in [(measures.left, ladder.left), (measures.right, ladder.right)] {
            drawing.shapes.append(.text(.name, x: x, y: 20, .middle, side.name))
            drawing.shapes.append(.text(.detail, x: x, y: 38, .middle, side.detail))
        }
        let top = 50
        let life = drawing.shapes.count
        var y = top + 20
        state(ladder.leftState, measures.left, y, &drawing)
        state(ladder.rightState, measures.right, y, &drawing)
        y += 24
        for step in ladder.steps { draw(step, measures, middle, &y, &drawing) }
        y += 16
        for x in [measures.right, measures.left] {
            drawing.shapes.insert(.line(.life, x1: x, y1: top, x2: x, y2: y), at: life)
        }
        drawing.height = y + 6
        return drawing
    }

    private static func draw(
        _ step: Ladder.Step, _ measures: Measures, _ middle: Int, _ y: inout Int, _ drawing: inout Drawing
    ) {
        if measures.hasTimeColumn {
            drawing.shapes.append(.text(.time, x: measures.left - 58, y: y + 22, .end, step.time))
            if !step.gap.isEmpty {
                drawing.shapes.append(.text(.time, x: measures.left - 58, y: y + 39, .end, step.gap))
            }
        } else if !step.time.isEmpty {
            let gap = step.gap.isEmpty ? "" : " (" + step.gap + ")"
            drawing.shapes.append(.text(.time, x: middle, y: y + 10, .middle, step.time + gap))
            y += 18
        }
        let title = step.number.isEmpty ? step.title : step.number + "  " + step.title
        drawing.shapes.append(.text(.title, x: middle, y: y + 12, .middle, title))
        let from = step.goesRight ? measures.left : measures.right
        let to = step.goesRight ? measures.right : measures.left
        arrow(step.isReset ? .reset : .arrow, from: (from, y + 20), to: (to, y + 36), &drawing)
        var below = y + 52
        for line in step.lines {
            drawing.shapes.append(.text(.detail, x: middle, y: below, .middle, line))
            below += 17
        }
        state(step.leftState, measures.left, y + 56, &drawing)
        state(step.rightState, measures.right, y + 56, &drawing)
        y = max(below, y + 72) + 8
    }

    private static func arrow(
        _ role: Drawing.Role, from: (x: Int, y: Int), to: (x: Int, y: Int), _ drawing: inout Drawing
    ) {
        let way = to.x > from.x ? 1 : -1
        drawing.shapes.append(.line(role, x1: from.x + 3 * way, y1: from.y, x2: to.x - 8 * way, y2: to.y))
        drawing.shapes.append(
            .polygon(
                role,
                points: [(to.x - 2 * way, to.y), (to.x - 12 * way, to.y - 5), (to.x - 12 * way, to.y + 5)]))
    }

    private static func state(_ name: String, _ x: Int, _ y: Int, _ drawing: inout Drawing) {
        guard !name.isEmpty else { return }
        let width = name.utf8.count * 7 + 14
        drawing.shapes.append(.box(.box, x: x - width / 2, y: y - 12, width: width, height: 19))
        drawing.shapes.append(.text(.state, x: x, y: y + 2, .middle, name))
    }
}
