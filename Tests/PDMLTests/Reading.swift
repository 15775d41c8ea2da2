import PDML
import PacketTrace
import TestSupport

/// What a reader made of a document.
struct Reading {
    var packets: [PacketClaims] = []
    var facts: [Facts] = []
    var problems: [PDMLProblem] = []
    var isCut = false

    init(_ text: [UInt8], base: Int = 0) {
        var reader = PDMLReader(base: base, paints: true)
        var packet = PacketClaims()
        while reader.next(in: text.span, into: &packet) {
            packets.append(packet)
            facts.append(Facts(resolving: packet))
        }
        problems = reader.problems
        isCut = reader.isCut
    }

    init(_ text: String) { self.init(Array(text.utf8)) }
}

/// A packet that nothing is wrong with, and the values in it.
enum Good {
    static let fields = """
          <proto name="tcp" showname="Transmission Control Protocol, Src Port: 443, Dst Port: 50504" size="20" pos="0">
            <field name="tcp.srcport" showname="Source Port: 443" size="2" pos="0" show="443" value="01bb"/>
            <field name="tcp.dstport" showname="Destination Port: 50504" size="2" pos="2" show="50504" value="c548"/>
          </proto>
        """
    static let packet = "<packet>\n" + fields + "\n</packet>\n"
    static let document = "<?xml version=\"1.0\"?>\n<pdml version=\"0\">\n" + packet + packet + "</pdml>\n"
}
