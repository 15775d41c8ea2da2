/// Finds the settings that hold for a file: the next `.wiretext.toml` from its folder upwards.
struct SettingsFinder {
    enum Source {
        case upwards
        case file(String)
        case none
    }

    private let source: Source
    /// By folder; those without settings are remembered as well.
    private var known: [String: SettingsFile?] = [:]

    init(_ source: Source) {
        self.source = source
    }

    mutating func settings(for path: String) throws(InputFailure) -> SettingsFile? {
        switch source {
        case .none: return nil
        case .file(let file): return try read(file, for: file)
        case .upwards:
            var folder = FilePath.folder(of: path)
            var passed: [String] = []
            while true {
                if let found = known[folder] {
                    for folder in passed { known[folder] = .some(found) }
                    return found
                }
                passed.append(folder)
                let file = (folder == "/" ? "" : folder) + "/" + SettingsFile.name
                if FilePath.exists(file) {
                    let found = try read(file, for: folder)
                    for folder in passed { known[folder] = .some(found) }
                    return found
                }
                guard folder != "/" else { break }
                folder = FilePath.folder(of: folder)
            }
            for folder in passed { known[folder] = .some(nil) }
            return nil
        }
    }

    private mutating func read(_ file: String, for key: String) throws(InputFailure) -> SettingsFile? {
        if let found = known[key] { return found }
        let settings = try SettingsFile(reading: file)
        known[key] = .some(settings)
        return settings
    }
}
