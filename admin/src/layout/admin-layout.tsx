import { Layout, type LayoutProps, Sidebar } from 'react-admin';
import { MainMenu } from './main-menu.js';
import { TopBar } from './top-bar.js';

export function AdminLayout({ children }: LayoutProps) {
  return (
    <Layout appBar={TopBar} menu={MainMenu} sidebar={Sidebar} appBarAlwaysOn>
      {children}
    </Layout>
  );
}
